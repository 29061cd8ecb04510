package cloud

import (
	"bufio"
	"encoding/base64"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/Azure/azure-sdk-for-go/sdk/storage/azblob"
)

const (
	accessKey = "acce55-of-the-test"
	secretKey = "s3cret-that-nobody-sees"
	pinned    = "../tools/bucketservers" // what this folder has installed, and how
)

// azureKey is a key as Azure writes them.
var azureKey = base64.StdEncoding.EncodeToString([]byte(secretKey))

// servers start a server of each cloud on this machine, with an empty bucket, and give a
// target in the folder of/mine of that bucket.
var servers = map[string]func(*testing.T) string{
	"S3":    func(t *testing.T) string { return address(server(t)) },
	"GCS":   gcsServer,
	"Azure": azureServer,
}

// everywhere runs a test at a server of each cloud.
func everywhere(t *testing.T, do func(t *testing.T, target string)) {
	for name, start := range servers {
		t.Run(name, func(t *testing.T) { do(t, start(t)) })
	}
}

// built gives the program of a server that Go builds.
func built(t *testing.T, name string) string {
	t.Helper()
	build := exec.Command("go", "tool", "-n", name)
	build.Dir = pinned
	program, err := build.Output()
	if err != nil {
		t.Skipf("%s cannot be built: %v", name, err)
	}
	return strings.TrimSpace(string(program))
}

// free gives an address of this machine that nobody listens at.
func free(t *testing.T) string {
	t.Helper()
	port, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer port.Close()
	return port.Addr().String()
}

// started starts a server, and ends it with the test.
func started(t *testing.T, cmd *exec.Cmd, at string) {
	t.Helper()
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = cmd.Process.Kill(); _ = cmd.Wait() })
	for range 300 {
		if c, err := net.Dial("tcp", at); err == nil {
			c.Close()
			return
		}
		time.Sleep(100 * time.Millisecond)
	}
	t.Fatal("the server does not answer")
}

// server starts a server of the S3 API with an empty bucket, and gives its address.
func server(t *testing.T) string {
	t.Helper()
	at, buckets, about := free(t), t.TempDir(), t.TempDir()
	if err := os.Mkdir(filepath.Join(buckets, "case"), 0o755); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(built(t, "versitygw"), "--port", at, "posix", "--sidecar", about, buckets)
	cmd.Env = append(os.Environ(), "ROOT_ACCESS_KEY="+accessKey, "ROOT_SECRET_KEY="+secretKey)
	started(t, cmd, at)
	t.Setenv("AWS_ACCESS_KEY_ID", accessKey)
	t.Setenv("AWS_SECRET_ACCESS_KEY", secretKey)
	t.Setenv("AWS_EC2_METADATA_DISABLED", "true")
	t.Setenv("AWS_CONFIG_FILE", os.DevNull)
	t.Setenv("AWS_SHARED_CREDENTIALS_FILE", os.DevNull)
	return at
}

func address(at string) string {
	return "s3://case/of/mine?region=us-east-1&use_path_style=true&endpoint=http://" + at
}

// gcsServer starts a server of the API of Google Cloud Storage. It asks for no credentials.
func gcsServer(t *testing.T) string {
	t.Helper()
	at := free(t)
	_, port, _ := net.SplitHostPort(at)
	started(t, exec.Command(built(t, "fake-gcs-server"), "-backend", "memory", "-scheme", "http", "-host", "127.0.0.1",
		"-port", port, "-public-host", at, "-external-url", "http://"+at, "-log-level", "error"), at)
	made, err := http.Post("http://"+at+"/storage/v1/b?project=case", "application/json", strings.NewReader(`{"name": "case"}`))
	if err != nil || made.StatusCode != http.StatusOK {
		t.Fatalf("the bucket is not made: %v, %v", made, err)
	}
	made.Body.Close()
	t.Setenv("STORAGE_EMULATOR_HOST", at)
	return "gs://case/of/mine"
}

// azureServer starts a server of the API of Azure's blobs.
func azureServer(t *testing.T) string {
	t.Helper()
	program := filepath.Join(pinned, "node_modules", "azurite", "dist", "src", "blob", "main.js")
	if _, err := os.Stat(program); err != nil {
		t.Skip("azurite is not installed: make azurite")
	}
	cmd := exec.Command("node", program, "--blobPort", "0", "--inMemoryPersistence", "--skipApiVersionCheck", "--silent")
	cmd.Env = append(os.Environ(), "AZURITE_ACCOUNTS=account:"+azureKey)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = cmd.Process.Kill(); _ = cmd.Wait() })
	at := ""
	for lines := bufio.NewScanner(out); at == "" && lines.Scan(); {
		_, at, _ = strings.Cut(lines.Text(), "listens on http://")
	}
	if at == "" {
		t.Fatal("the server does not say where it listens")
	}
	t.Setenv("AZURE_STORAGE_ACCOUNT", "account")
	t.Setenv("AZURE_STORAGE_KEY", azureKey)
	key, err := azblob.NewSharedKeyCredential("account", azureKey)
	if err != nil {
		t.Fatal(err)
	}
	client, err := azblob.NewClientWithSharedKeyCredential(fmt.Sprintf("http://%s/account", at), key, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, container := range []string{"case", "$web"} {
		if _, err := client.CreateContainer(t.Context(), container, nil); err != nil {
			t.Fatal(err)
		}
	}
	return "azblob://case/of/mine?protocol=http&localemu=true&domain=" + at
}
