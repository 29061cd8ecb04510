-- What somebody does in Neovim with casebook as its language server. Each step writes a
-- line of the form "NAME: what the editor has", which the test compares.
local case, report = vim.env.CASE, {}
local function say(name, value)
  table.insert(report, name .. ': ' .. (type(value) == 'string' and value or vim.inspect(value, { newline = ' ', indent = '' })))
end
local function finish()
  vim.fn.writefile(vim.split(table.concat(report, '\n'), '\n'), vim.env.REPORT)
  vim.cmd('qa!')
end

local function session()
  local client = vim.lsp.start_client({ name = 'casebook', cmd = { vim.env.CASEBOOK, 'lsp' }, root_dir = case })
  local function open(file)
    vim.cmd('edit ' .. case .. '/' .. file)
    vim.lsp.buf_attach_client(0, client)
    return vim.api.nvim_get_current_buf()
  end
  local function ask(method, extra)
    local params = vim.tbl_extend('force', vim.lsp.util.make_position_params(0, vim.lsp.get_client_by_id(client).offset_encoding), extra or {})
    local answers = vim.lsp.buf_request_sync(0, method, params, 10000) or {}
    local answer = answers[client] or {}
    local wrong = answer.err or answer.error
    if wrong then return nil, wrong.message end
    return answer.result
  end
  local function at(line, col) vim.api.nvim_win_set_cursor(0, { line, col }) end
  local function told(buf, wanted)
    local found = {}
    vim.wait(10000, function()
      found = {}
      for _, d in ipairs(vim.diagnostic.get(buf)) do
        table.insert(found, string.format('%d:%d-%d %s', d.lnum + 1, d.col, d.end_col, (d.message:gsub('\n', '; '))))
      end
      return wanted(found)
    end, 20)
    table.sort(found)
    return table.concat(found, ' | ')
  end
  -- Mistakes while typing, in a text with letters of several bytes before them.
  local buf = open('content/evidence/talk.md')
  vim.wait(10000, function() return vim.lsp.get_client_by_id(client).initialized end)
  vim.api.nvim_buf_set_lines(buf, 1, 1, false, { 'links: [{title: Größe 😀, urll: x}]', 'kidn: talk', 'witnesses: [boo]' })
  say('mistakes', told(buf, function(found) return #found >= 5 end))

  -- The suggestion of the hint.
  at(3, 0)
  local actions = ask('textDocument/codeAction', { range = { start = { line = 2, character = 0 }, ['end'] = { line = 2, character = 4 } }, context = { diagnostics = {} } })
  say('action', actions[1] and actions[1].title)
  vim.lsp.util.apply_workspace_edit(actions[1].edit, 'utf-16')
  say('corrected', vim.api.nvim_buf_get_lines(buf, 2, 3, false)[1])

  -- Completion of words, ids and fields, as the editor asks for it in omnifunc.
  local function offers(line, text, col)
    vim.api.nvim_buf_set_lines(buf, line - 1, line, false, { text })
    at(line, col or #text - 1)
    vim.cmd('startinsert')
    local params = vim.lsp.util.make_position_params(0, 'utf-16')
    params.position.character = vim.str_utfindex(text, col or #text) and select(2, vim.str_utfindex(text, col or #text))
    local answers = vim.lsp.buf_request_sync(0, 'textDocument/completion', params, 10000)
    local labels = {}
    for _, item in ipairs(answers[client].result) do table.insert(labels, item.label) end
    return labels, answers[client].result
  end
  say('words', table.concat(vim.list_slice(offers(3, 'kind: ', 6), 1, 3), ' '))
  local people, items = offers(4, 'witnesses: [b', 13)
  say('people', table.concat(people, ' '))
  vim.lsp.util.apply_text_edits({ items[1].textEdit }, buf, 'utf-16')
  say('completed', vim.api.nvim_buf_get_lines(buf, 3, 4, false)[1])
  vim.api.nvim_buf_set_lines(buf, 2, 4, false, { 'kind: talk', 'witnesses: [bo]' })
  say('fields', vim.tbl_contains(offers(2, 'sco', 3), 'scope'))
  vim.api.nvim_buf_set_lines(buf, 1, 2, false, { 'summary: A talk' })

  -- Completion in front matter as JSON and TOML: the first offer is put in.
  local others = {}
  for _, line in ipairs({ { 'json', '  "kind": "ta', '"' }, { 'json', '  "kind": ', '' }, { 'json', '  sco', '' }, { 'toml', 'kind = ', '' }, { 'toml', 'witnesses = ["b', '"]' }, { 'toml', 'sco', '' } }) do
    local other = others[line[1]] or open('content/evidence/in-' .. line[1] .. '.md')
    others[line[1]] = other
    vim.api.nvim_set_current_buf(other)
    vim.api.nvim_buf_set_lines(other, 2, 3, false, { line[2] .. line[3] })
    at(3, 0)
    local params = vim.lsp.util.make_position_params(0, 'utf-16')
    params.position.character = #line[2]
    local offered = vim.lsp.buf_request_sync(0, 'textDocument/completion', params, 10000)[client].result
    local typed, first = line[2]:match('[%a]*$'), nil
    for _, item in ipairs(offered) do
      if not first and vim.startswith(item.label, typed) then first = item end
    end
    vim.lsp.util.apply_text_edits({ first.textEdit }, other, 'utf-16')
    say('in ' .. line[1], vim.api.nvim_buf_get_lines(other, 2, 3, false)[1])
  end
  vim.api.nvim_buf_set_lines(others.json, 2, 3, false, { '  "ended": "2026-05"' })
  vim.api.nvim_buf_set_lines(others.toml, 2, 3, false, { 'ended = "2026-05"' })
  vim.api.nvim_set_current_buf(buf)

  -- Hover and definition.
  at(4, 13)
  say('person', ask('textDocument/hover').contents.value)
  local to = ask('textDocument/definition')[1]
  say('definition', to.uri:gsub('.*/content', 'content') .. ':' .. to.range.start.line + 1)
  say('left', told(buf, function(found) return #found == 2 end))

  -- Rename, refused and done, over files that are open and files that are not.
  local _, refused = ask('textDocument/rename', { newName = 'not an id' })
  say('refused', refused)
  say('references', #ask('textDocument/references', { context = { includeDeclaration = true } }))
  vim.lsp.util.apply_workspace_edit(ask('textDocument/rename', { newName = 'robin' }), 'utf-16')
  say('renamed', vim.api.nvim_buf_get_lines(buf, 3, 4, false)[1])

  vim.cmd('silent! wall')

  -- An entry is renamed with its file.
  at(1, 0)
  local edit = ask('textDocument/rename', { newName = 'handbook' })
  vim.lsp.util.apply_workspace_edit(edit, 'utf-16')
  vim.cmd('silent! wall')
  say('file', vim.fn.filereadable(case .. '/content/evidence/handbook.md') .. vim.fn.filereadable(case .. '/content/evidence/talk.md'))

  vim.lsp.stop_client(client)
  say('stopped', vim.wait(5000, function() return vim.lsp.client_is_stopped(client) end, 20))
end

local ok, err = pcall(session)
if not ok then say('error', err) end
finish()
