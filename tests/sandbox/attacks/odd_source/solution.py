# -*- coding: latin-1 -*-
ａdd = lambda a, b: a + b
résumé = "\ud800"
def 名前(): return "\x00\x1b"
