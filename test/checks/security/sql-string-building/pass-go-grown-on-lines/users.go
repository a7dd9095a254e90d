package main

import "database/sql"

func count(db *sql.DB, isLimited bool, id int64) {
	query := `SELECT count(*) AS users,`
	if isLimited {
		query += `(SELECT count(*)
			FROM feeds
			WHERE user_id = $1) AS feeds`
	}
	db.QueryRow(query, id)
}
