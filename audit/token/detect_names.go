package token

// A nameKind says what a claim's name gives away about its value.
type nameKind uint8

const (
	anyName nameKind = iota
	birthName
	addressName
	profileName
	financeName
	specialName
	nationalName
	passportName
	cardName
	placeName
	codeName
)

// kindOf classifies a name by its last part: "dob" of "https://example.com/dob".
func kindOf[T string | []byte](name T) nameKind {
	name = name[lastPartAt(name):]
	if len(name) < 2 || len(name) > 32 {
		return anyName
	}
	return kindOfName(string(name)) // not kept, so that it is not allocated
}

func kindOfName(name string) nameKind {
	switch name {
	case "birthdate", "birthDate", "birth_date", "birthday", "dob", "DOB", "dateOfBirth", "date_of_birth", "dateofbirth", "birth_day":
		return birthName
	case "address", "street_address", "streetAddress", "postal_address", "postalAddress", "home_address", "homeAddress",
		"shipping_address", "shippingAddress", "billing_address", "billingAddress", "mailing_address", "mailingAddress",
		"resident_address", "postal_code", "postalCode", "postcode", "zip_code", "zipCode", "zipcode":
		return addressName
	case "gender", "sex", "picture", "avatar", "avatar_url", "avatarUrl", "locale", "zoneinfo", "profile", "website", "preferred_username",
		"nationality", "nationalities", "place_of_birth", "placeOfBirth", "marital_status", "maritalStatus":
		return profileName
	case "latlng", "latlon", "lat_lng", "lat_lon", "geo", "geolocation", "geo_location", "coordinates", "location", "position", "gps":
		return placeName
	case "passport", "passport_number", "passportNumber", "passport_no", "passportNo", "mrz":
		return passportName
	case "card", "card_number", "cardNumber", "cardnumber", "card_no", "cardNo", "pan", "PAN", "credit_card", "creditCard", "creditcard",
		"credit_card_number", "creditCardNumber", "cc", "cc_number", "ccNumber", "ccnumber", "cc_num", "ccnum", "debit_card", "debitCard",
		"debit_card_number", "payment_card", "paymentCard", "primary_account_number":
		return cardName
	case "otp", "otp_code", "otpCode", "totp", "totp_code", "totpCode", "one_time_code", "oneTimeCode", "verification_code", "verificationCode",
		"sms_code", "smsCode", "mfa_code", "mfaCode", "2fa_code", "two_factor_code", "backup_codes", "backupCodes",
		"recovery_codes", "recoveryCodes", "recovery_code", "recoveryCode", "totp_seed", "totpSeed", "otp_seed", "otpSeed":
		return codeName
	}
	return kindOfRareName(name)
}

func kindOfRareName(name string) nameKind {
	switch name {
	case "salary", "annual_salary", "annualSalary", "base_salary", "baseSalary", "wage", "income", "annual_income", "annualIncome",
		"monthly_income", "monthlyIncome", "household_income", "net_worth", "netWorth", "credit_score", "creditScore", "credit_limit",
		"creditLimit", "account_balance", "accountBalance", "bank_balance", "bankBalance", "balance", "bank_account", "bankAccount",
		"bank_account_number", "bankAccountNumber", "account_number", "accountNumber", "routing_number", "routingNumber", "sort_code", "sortCode":
		return financeName
	case "religion", "religious_affiliation", "religiousAffiliation", "ethnicity", "ethnic_origin", "ethnicOrigin", "ethnic_group", "ethnicGroup",
		"race", "racial_origin", "caste", "sexual_orientation", "sexualOrientation", "gender_identity", "genderIdentity",
		"political_party", "politicalParty", "political_affiliation", "politicalAffiliation", "political_opinion", "political_opinions",
		"political_views", "politicalViews", "trade_union", "tradeUnion", "trade_union_membership", "tradeUnionMembership",
		"union_membership", "unionMembership", "union_member", "diagnosis", "diagnoses", "medical_condition", "medical_conditions",
		"medicalCondition", "medicalConditions", "medical_history", "medicalHistory", "medical_record", "medical_record_number",
		"medicalRecordNumber", "health_condition", "health_conditions", "healthCondition", "healthConditions", "health_record", "health_data",
		"healthData", "blood_type", "bloodType", "blood_group", "bloodGroup", "disability", "disabilities", "disability_status",
		"hiv_status", "hivStatus", "pregnant", "pregnancy", "genetic_data", "geneticData", "biometric_data", "biometricData",
		"biometric_template", "biometricTemplate", "face_template", "faceTemplate", "fingerprint_template", "fingerprintTemplate",
		"iris_scan", "irisScan", "voiceprint", "vaccination", "vaccinations", "vaccination_status", "medications", "allergies",
		"criminal_record", "criminalRecord":
		return specialName
	case "ssn", "SSN", "social_security_number", "socialSecurityNumber", "social_security", "social_insurance_number", "national_id", "nationalId",
		"nationalID", "national_id_number", "nationalIdNumber", "national_identification_number", "national_number", "nationalNumber",
		"national_insurance_number", "nationalInsuranceNumber", "nino", "cpf", "dni", "nie", "nif", "curp", "rut", "codice_fiscale",
		"codiceFiscale", "fiscal_code", "fiscalCode", "fiscal_number", "fiscalNumber", "nir", "hetu", "bsn", "pesel", "aadhaar", "aadhar",
		"aadhaar_number", "aadhaarNumber", "tfn", "tax_file_number", "taxFileNumber", "nhs_number", "nhsNumber", "personnummer",
		"personal_identity_number", "personalIdentityNumber", "personal_identification_number", "id_card_number", "idCardNumber",
		"identity_card_number", "identityCardNumber", "id_card", "idCard", "idcard", "identity_number", "identityNumber", "citizen_id", "citizenId", "isikukood", "personal_code", "personalCode", "resident_registration_number", "itin":
		return nationalName
	}
	return anyName
}
