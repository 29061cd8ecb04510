package extract

import (
	"bytes"
	"strings"
	"testing"
)

// What a format of subtitles, transcripts or links puts between the words of a name or
// between its letters is not read; what is no part of the format is.
func TestFormatsPartNoNames(t *testing.T) {
	const vtt, srt = "WEBVTT\n\n00:01.000 --> 00:02.000\n", "1\n00:00:01,000 --> 00:00:02,000\n"
	const ass = "[Script Info]\nTitle: x\n\n[Events]\nDialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,"
	for name, text := range map[string]string{
		"words with times":           vtt + "by<00:00:01.300><c> Lucy</c><00:00:01.700><c> Brown</c>\n",
		"times alone":                vtt + "Lucy<00:01.500>Brown\n",
		"a time in a word":           vtt + "Lu<00:01.500>cy Brown\n",
		"a class in a word":          vtt + "<c.a>Lu</c>cy Brown\n",
		"a voice":                    vtt + "<v Jo>by Lucy</v> <v Al>Brown</v>\n",
		"letters above":              vtt + "<ruby>Lucy<rt>x</rt></ruby> Brown\n",
		"two cues":                   srt + "by Lucy\n\n2\n00:00:02,000 --> 00:00:03,000\nBrown wrote it\n",
		"two cues of Windows":        strings.ReplaceAll(srt+"by Lucy\n\n2\n00:00:02,000 --> 00:00:03,000\nBrown\n", "\n", "\r\n"),
		"no empty line":              srt + "by Lucy\n2\n00:00:02,000 --> 00:00:03,000\nBrown\n",
		"cues with names":            vtt + "by Lucy\n\n0d9a-1/8-0\n00:02.000 --> 00:03.000 align:start position:0%\nBrown\n",
		"an empty first line":        vtt + " \nby Lucy\n\n00:02.000 --> 00:03.000 align:start\n \nBrown\n",
		"a note between":             vtt + "by Lucy\n\nNOTE look at it\nagain\n\n00:02.000 --> 00:03.000\nBrown\n",
		"one who goes on":            vtt + "Jo: by Lucy\n\n00:02.000 --> 00:03.000\nJo: Brown\n",
		"a line of SSA":              ass + `Lucy\NBrown` + "\n",
		"a hard space":               ass + `Lucy\hBrown` + "\n",
		"a remark":                   ass + `Lu{look}cy {\an8}Brown` + "\n",
		"two events":                 ass + "by Lucy\nDialogue: 0,0:00:02.00,0:00:03.00,Default,,0,0,0,,Brown, and others\n",
		"events in other fields":     "[Events]\nFormat: Start, End, Text\nDialogue: 0:00:01.00,0:00:02.00,by Lucy\nDialogue: 0:00:02.00,0:00:03.00,Brown\n",
		"frames":                     "{1}{25}{y:i}Lucy {y:b}Brown\n",
		"two of frames":              "{1}{25}by Lucy\n{26}{50}Brown\n",
		"tenths of seconds":          "[10][20]by Lucy\n[20][30]/Brown\n",
		"SubViewer":                  "0:00:01.000,0:00:02.000\nLucy[br]Brown\n",
		"two of SubViewer":           "0:00:01.000,0:00:02.000\nby Lucy\n\n0:00:02.000,0:00:03.000\nBrown\n",
		"Spruce":                     "00:00:01:00 , 00:00:02:00 , by Lucy\n00:00:02:00 , 00:00:03:00 , Brown\n",
		"a song":                     "[00:01.00]by <00:01.10>Lucy <00:01.50>Brown\n",
		"two lines of a song":        "[00:01.00]by Lucy\n[00:02.00]Brown\n",
		"a transcript":               "0:01\nby Lucy\n0:03\nBrown\n",
		"a recogniser at a terminal": "[00:00.000 --> 00:02.000]  by Lucy\n[00:02.000 --> 00:03.000]  Brown\n",
		"turns":                      "Jo Smith  0:01\nby Lucy\n\nJo Smith  0:03\nBrown\n",
		"times in columns":           "start\tend\ttext\n0\t1000\tby Lucy\n1000\t2000\tBrown\n",
		"words in JSON":              `{"words": [{"word": "Lucy", "start": 1.1}, {"word": "Brown", "start": 1.3}]}`,
		"parts of words in JSON":     `{"words": [{"word": " Lu"}, {"word": "cy"}, {"word": " Brown"}]}`,
		"JSON a line":                "{\"text\": \"by Lucy\", \"at\": 1}\n{\"text\": \"Brown\", \"at\": 2}\n",

		"a link":                 "by [Lucy](x) Brown\n",
		"a link with a title":    "by [Lucy](https://a.example/a_(b) \"words\") Brown\n",
		"a title below":          "by [Lucy](x\n  'words') Brown\n",
		"a link on a syllable":   "by [Lu](x)cy Brown\n",
		"a link by its label":    "by [Lucy][one] Brown\n",
		"a picture in a link":    "by [![Lucy](x.png)](y) Brown\n",
		"a note":                 "by Lucy[^one] Brown\n",
		"a class":                "by Lucy{.name} Brown\n",
		"a link of a wiki":       "by [[Page|Lucy]] Brown\n",
		"an address in brackets": "by [https://a.example/x Lucy] Brown\n",
		"an address behind":      "by [Lucy|https://a.example/x] Brown\n",
		"a link of Org":          "by [[https://a.example/x][Lucy]] Brown\n",
		"a link of a chat":       "by <https://a.example/x|Lucy> Brown\n",
		"a link of reST":         "by `Lucy <https://a.example/x>`_ Brown\n",
		"a link of AsciiDoc":     "by https://a.example/x[Lucy] Brown\n",
	} {
		found := ""
		for _, read := range Texts([]byte(text)) {
			words := strings.Join(strings.FieldsFunc(string(read.Data), func(r rune) bool { return strings.ContainsRune(" \n\t>`_|/", r) }), " ")
			if strings.Contains(words, "Lucy Brown") {
				found = read.Name
			}
		}
		if found == "" {
			t.Errorf("%s: the name is not read in %q", name, Texts([]byte(text)))
		}
	}
	for name, text := range map[string]string{
		"a text above a head":   srt + "x\n\nby Lucy and Jo\n\n00:00:02,000 --> 00:00:03,000\nBrown\n",
		"a number":              srt + "by Lucy and Jo\n42\n\n00:00:02,000 --> 00:00:03,000\nBrown\n",
		"one who speaks as Jo":  vtt + "Jo: Lucy and Jo\n",
		"what follows a comma":  ass + "by Lucy and Jo, Brown\n",
		"the last of the lines": vtt + "by Lucy and Jo",
	} {
		if !bytes.Contains(subtitles([]byte(text))[0].Data, []byte("Lucy and Jo")) {
			t.Errorf("%s is lost in %q", name, subtitles([]byte(text)))
		}
	}
	if read := subtitles([]byte("A text of words, with a ratio of 1:2 and {braces} | bars.\n")); read != nil {
		t.Errorf("a text of words is taken for subtitles: %q", read)
	}
}
