provider "a" {}
