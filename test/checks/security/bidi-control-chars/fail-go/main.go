package main

func main() {
	/*‮ } ⁦if isAdmin⁩ ⁦ begin admins only */
}
