//go:build tools

// Package tools keeps the S3 server of the tests in this module's requirements. It is built, never imported.
package tools

import _ "github.com/versity/versitygw/cmd/versitygw"
