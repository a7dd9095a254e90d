package shop

func newCart() int { return 0 }
