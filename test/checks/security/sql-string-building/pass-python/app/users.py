from psycopg import sql


def find(cursor, name, table, ids, limit):
    cursor.execute("SELECT * FROM users WHERE name = %s", (name,))
    cursor.execute("SELECT * FROM users " "WHERE name = %(name)s", {"name": name})
    cursor.execute(sql.SQL("SELECT * FROM {}").format(sql.Identifier(table)))
    cursor.execute("SELECT * FROM users LIMIT %d" % limit)
    placeholders = ", ".join(["%s"] * len(ids))
    cursor.execute(f"SELECT * FROM users WHERE id IN ({placeholders})", ids)
