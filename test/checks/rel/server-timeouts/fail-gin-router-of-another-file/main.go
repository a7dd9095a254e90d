package main

import "example.com/api/routers"

func main() {
	r := routers.InitRouter()
	r.Run(":8000")
}
