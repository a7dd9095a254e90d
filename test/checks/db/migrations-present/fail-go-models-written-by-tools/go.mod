module example.com/api

go 1.25

require gorm.io/gorm v1.31.0
