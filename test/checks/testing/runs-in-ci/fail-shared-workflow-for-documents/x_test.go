package recipes

import "testing"

func TestAdd(t *testing.T) {}
