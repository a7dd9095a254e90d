module example.com/infra/test

go 1.26
