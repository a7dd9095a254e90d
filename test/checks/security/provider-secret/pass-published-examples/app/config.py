# The examples of the vendors' own documentation open nothing.
AWS_SECRET_ACCESS_KEY = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"
GITHUB_TOKEN = "ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
NPM_TOKEN = "npm_0123456789abcdefghijklmnopqrstuvwxyz"
