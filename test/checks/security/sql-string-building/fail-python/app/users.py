from sqlalchemy import text


def find(cursor, session, name):
    cursor.execute(f"SELECT * FROM users WHERE name = '{name}'")
    cursor.execute("SELECT * FROM users WHERE name = '%s'" % name)
    cursor.execute("SELECT * FROM users WHERE name = '{}'".format(name))
    cursor.execute("SELECT * FROM users WHERE name = '" + name + "'")
    session.execute(text(f"SELECT * FROM users WHERE name = '{name}'"))
