package test

import "testing"

func TestVpc(t *testing.T) {}
