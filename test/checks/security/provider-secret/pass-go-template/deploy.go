package shop

import "os"

var token = os.Getenv("GITLAB_TOKEN")
