package main

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
)

func find(ctx context.Context, db *sql.DB, name string, limit *int) {
	where, args := []string{"1 = 1"}, []any{}
	if name != "" {
		where, args = append(where, "name = ?"), append(args, name)
	}
	query := "SELECT id FROM users WHERE " + strings.Join(where, " AND ") + " ORDER BY id"
	if limit != nil {
		query = fmt.Sprintf("%s LIMIT %d", query, *limit)
	}
	db.QueryContext(ctx, query, args...)
}
