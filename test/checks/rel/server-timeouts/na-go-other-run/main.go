package main

import "example.com/api/worker"

func main() {
	w := worker.New()
	w.Run()
}
