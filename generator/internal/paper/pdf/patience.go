package pdf

import (
	"fmt"
	"time"
)

// patience is how long a browser has by default. On a machine with nothing else
// to do, it starts in half a second, and prints 30 pages in one: 100 kB of HTML.
const patience = 45 * time.Second

// forPage is how long a page of so many bytes may take to be printed.
func (b *Browser) forPage(bytes int) time.Duration {
	return b.patience + time.Duration(bytes/100_000)*time.Second
}

// tooLong is why a browser is given up that does not answer.
func tooLong(d time.Duration) error {
	return fmt.Errorf("it did not answer within %s", d)
}
