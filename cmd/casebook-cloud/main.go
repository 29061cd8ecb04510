// Command casebook-cloud brings a site to a bucket of S3, Google Cloud Storage or Azure.
// casebook publish runs it; people do not.
package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/casebook-dev/casebook/generator/cloud"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := cloud.Serve(ctx, os.Stdin, os.Stdout, os.Stderr, time.Now, os.Getenv); err != nil {
		fmt.Fprintln(os.Stderr, "casebook-cloud:", err)
		os.Exit(2)
	}
}
