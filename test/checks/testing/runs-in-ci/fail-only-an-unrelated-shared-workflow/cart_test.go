package shop

import "testing"

func TestAdd(t *testing.T) {}
