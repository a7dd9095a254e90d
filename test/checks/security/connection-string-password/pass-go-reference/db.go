package shop

import "fmt"

func dsn(password string) string {
	return fmt.Sprintf("orders:%s@tcp(db.shop-internal.net:3306)/orders", password)
}
