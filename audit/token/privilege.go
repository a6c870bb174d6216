package token

import (
	"bytes"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

// privilege finds the claim that makes the bearer an administrator: a role,
// a group, or a flag such as is_admin.
func privilege(p *audit.TokenPass) (at inspect.Value, ok bool) {
	for c := range p.Claims.Children() {
		switch string(lastSegment(c.NameBytes())) {
		case "role", "roles", "groups", "authorities", "user_role", "user_roles", "userRole", "userRoles", "wids":
			at, ok = adminIn(c)
		case "realm_access": // Keycloak
			at, ok = adminIn(c.Get("roles"))
		case "resource_access":
			for client := range c.Children() {
				if at, ok = adminIn(client.Get("roles")); ok {
					break
				}
			}
		case "admin", "is_admin", "isAdmin", "superuser", "is_superuser", "isSuperuser", "isSuperUser",
			"root", "is_root", "isRoot", "superadmin", "is_superadmin", "isSuperAdmin":
			at, ok = c, c.Kind() == inspect.True || c.IsText("true") || string(c.Raw()) == "1"
		}
		if ok {
			return at, true
		}
	}
	return at, false
}

// isPrivilege reports the names that privilege looks at.
func isPrivilege(name string, _ bool) bool {
	switch name[lastPartAt(name):] {
	case "role", "roles", "groups", "authorities", "user_role", "user_roles", "userRole", "userRoles", "wids", "realm_access", "resource_access",
		"admin", "is_admin", "isAdmin", "superuser", "is_superuser", "isSuperuser", "isSuperUser",
		"root", "is_root", "isRoot", "superadmin", "is_superadmin", "isSuperAdmin":
		return true
	}
	return false
}

// lastSegment returns the last part of a claim's name.
func lastSegment(name []byte) []byte { return name[lastPartAt(name):] }

// adminIn looks for an administrator's role in a string or a list of them.
func adminIn(v inspect.Value) (at inspect.Value, ok bool) {
	if v.Kind() == inspect.String {
		return v, isAdminRole(v.TextBytes())
	}
	for e := range v.Children() {
		if isAdminRole(e.TextBytes()) {
			return e, true
		}
	}
	return at, false
}

// entraGlobalAdmin is the template ID of Entra's Global Administrator, as it
// stands in "wids".
const entraGlobalAdmin = "62e90394-69f5-4237-9190-012177145e10"

// isAdminRole recognises the usual names, however they are written:
// "ROLE_ADMIN", "super-admin", "/Administrators", "system:masters".
func isAdminRole(role []byte) bool {
	if string(role) == entraGlobalAdmin {
		return true
	}
	var folded [24]byte
	n := 0
	for _, c := range role {
		switch {
		case c >= 'A' && c <= 'Z':
			c += 'a' - 'A'
		case c < 'a' || c > 'z':
			continue
		}
		if n == len(folded) {
			return false
		}
		folded[n] = c
		n++
	}
	switch string(bytes.TrimPrefix(folded[:n], []byte("role"))) {
	case "admin", "admins", "administrator", "administrators", "root", "superuser", "superusers",
		"superadmin", "superadmins", "superadministrator", "sysadmin", "systemadmin", "systemadministrator",
		"globaladmin", "globaladministrator", "realmadmin", "clusteradmin", "domainadmin", "domainadmins",
		"siteadmin", "fulladmin", "systemmasters":
		return true
	}
	return false
}
