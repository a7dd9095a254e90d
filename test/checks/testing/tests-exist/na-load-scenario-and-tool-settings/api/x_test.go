package api

import "testing"

func TestAdd(t *testing.T) {}
