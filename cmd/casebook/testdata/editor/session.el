;; What somebody does in Emacs with Eglot and the settings of `casebook init --editor emacs`.
;; Each step writes a line of the form "NAME: what the editor has", which the test compares.
(package-initialize)
(require 'eglot)
(require 'cl-lib)
(setq enable-local-variables :all enable-local-eval t make-backup-files nil auto-save-default nil create-lockfiles nil)

(defvar report nil)
(defun say (name value) (push (format "%s: %s" name value) report))
(defun wait-for (what)
  "Lets the server answer until WHAT gives something, for ten seconds."
  (let ((found nil) (left 500))
    (while (and (> left 0) (not (setq found (funcall what))))
      (accept-process-output nil 0.02)
      (setq left (1- left)))
    found))
(defun mistakes (n)
  "Says what is shown, once that are N mistakes."
  (eglot--signal-textDocument/didChange)
  (wait-for (lambda () (= n (length (flymake-diagnostics)))))
  (string-join
   (sort (mapcar (lambda (d) (format "%d %s" (line-number-at-pos (flymake-diagnostic-beg d))
                                     (replace-regexp-in-string "\\`casebook \\[[^]]*\\]:? ?" ""
                                                               (car (split-string (flymake-diagnostic-text d) "\n")))))
                 (flymake-diagnostics))
         #'string<)
   " | "))

(defun session ()
  (let ((case (getenv "CASE")))
    (find-file (concat case "/content/evidence/talk.md"))
    (say "mode" major-mode)
    (call-interactively #'eglot)
    (wait-for #'eglot-managed-p)
    (say "server" (plist-get (eglot--server-info (eglot-current-server)) :name))

    ;; Mistakes while typing.
    (goto-char (point-min))
    (forward-line 1)
    (insert "kidn: talk\nwitnesses: [boo]\n")
    (say "mistakes" (mistakes 4))

    ;; Completion.
    (goto-char (point-min))
    (forward-line 1)
    (delete-region (line-beginning-position) (line-end-position))
    (insert "kind: ta")
    (let ((found (eglot-completion-at-point)))
      (say "words" (all-completions (buffer-substring (nth 0 found) (nth 1 found)) (nth 2 found))))
    (insert "lk")
    (forward-line 1)
    (delete-region (line-beginning-position) (line-end-position))
    (insert "witnesses: [bo]")
    (say "left" (mistakes 2))

    ;; Definition and rename, over files that are open and files that are not.
    (backward-char 2)
    (let ((to (car (xref-backend-definitions 'eglot (xref-backend-identifier-at-point 'eglot)))))
      (say "definition" (format "%s:%d" (file-name-nondirectory (xref-location-group (xref-item-location to)))
                                (xref-location-line (xref-item-location to)))))
    (cl-letf (((symbol-function 'y-or-n-p) (lambda (&rest _) t)))
      (eglot-rename "robin"))
    (save-some-buffers t)
    (say "renamed" (buffer-substring (line-beginning-position) (line-end-position)))
    (eglot-shutdown (eglot-current-server))
    (say "stopped" (not (eglot-current-server)))))

(condition-case problem (session) (error (say "error" problem)))
(with-temp-file (getenv "REPORT") (insert (string-join (reverse report) "\n") "\n"))
