package inspect

// KDFRounds shows what a PKCS #12 file is counted to cost.
func KDFRounds(der []byte) int { return kdfRounds(der, 0) }
