package api

import (
	"database/sql"
	"fmt"
)

const columns = "id, name"

func find(db *sql.DB, name string, limit int) {
	db.Query("SELECT "+columns+" FROM users WHERE name = $1", name)
	db.Query(fmt.Sprintf("SELECT id FROM users LIMIT %d", limit))
}
