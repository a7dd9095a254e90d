package version

func init() { register("1599190683659", up) }
