package main

import "database/sql"

type inbox struct{ ID string }

func remove(db *sql.DB, delete *inbox) {
	db.Exec("DELETE FROM `inbox` WHERE `id` = '" + delete.ID + "'")
}
