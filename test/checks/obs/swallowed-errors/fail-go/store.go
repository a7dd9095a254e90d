package api

import "os"

func save(path string, data []byte) error {
	err := os.WriteFile(path, data, 0o600)
	if err != nil {
	}
	if err := os.Chmod(path, 0o600); err != nil {
		return err
	}
	return nil
}
