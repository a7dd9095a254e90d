package api

import (
	"database/sql"
	"fmt"
)

func find(db *sql.DB, name string) {
	db.Query("SELECT * FROM users WHERE name = '" + name + "'")
	db.Exec(fmt.Sprintf("DELETE FROM users WHERE name = '%s'", name))
	query := "SELECT * FROM users"
	query += " WHERE name = '" + name + "'"
	db.Query(query)
}
