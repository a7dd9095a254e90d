tasks.register("test") {}
