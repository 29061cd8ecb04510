package manifest

import "testing"

func TestOf(t *testing.T) {
	sums, err := Of(map[string][]byte{"b/index.html": []byte("two"), "a.css": nil}).Sums()
	if err != nil {
		t.Fatal(err)
	}
	// The sums are those of sha256sum, of no bytes and of "two".
	want := "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  a.css\n" +
		"3fc4ccfe745870e2c0d99f71f30ff0656c8dedd41cc1d7d3d376b0dbe685e2f3  b/index.html\n"
	if string(sums) != want {
		t.Errorf("the sums are\n%s", sums)
	}
	for text, is := range map[string]bool{want: true, "my notes\n": false, "": false, "{}\n": false} {
		if IsSums([]byte(text)) != is {
			t.Errorf("a list of sums: %v for %q", !is, text)
		}
	}
}

func TestNamesThatNoListHolds(t *testing.T) {
	for _, name := range []string{"a\nb", `a\b`, "a\rb"} {
		if sums, err := Of(map[string][]byte{name: nil}).Sums(); err == nil {
			t.Errorf("%q is listed as %q", name, sums)
		}
	}
}
