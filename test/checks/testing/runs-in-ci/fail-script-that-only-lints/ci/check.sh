golangci-lint run
