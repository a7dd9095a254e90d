module example.com/shop

go 1.25

require github.com/spf13/viper v1.21.0

require github.com/subosito/gotenv v1.6.0 // indirect
