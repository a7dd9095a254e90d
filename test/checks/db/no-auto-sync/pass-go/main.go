package main

import "gorm.io/gorm"

func open(db *gorm.DB) { db.Debug() }
