package main

import "gorm.io/gorm"

func open(db *gorm.DB) error {
	return db.AutoMigrate(&User{})
}
