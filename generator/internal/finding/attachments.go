package finding

// Rules of attachments, pictures and workbooks: CW140 to CW199.

func attachmentRules() []Rule { return nil }
