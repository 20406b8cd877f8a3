"""期限计算器: what the pages under /law/ are made of. The rules are in gongkai.law; here they are asked, drawn and put into words."""
