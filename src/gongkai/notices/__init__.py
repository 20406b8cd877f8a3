"""One notifier: a message in the workspace, an e-mail, a call of a gateway (SMS, 政务钉钉, 企业微信). Who is told what, the packages above decide."""
