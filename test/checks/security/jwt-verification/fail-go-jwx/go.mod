module example.com/shop

go 1.25

require github.com/lestrrat-go/jwx/v2 v2.1.0
