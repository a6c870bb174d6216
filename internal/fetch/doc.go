// Package fetch gets key sets over HTTPS. It is the only package that dials.
//
// A URL is trusted as far as whoever named it. What the user typed may lead
// anywhere, a laptop's own loopback included. What a discovery document or a
// token names was chosen by a stranger, and may lead to public addresses only:
// the address is looked at after DNS, in the moment of dialling, so that a name
// that answers differently the second time (DNS rebinding) gains nothing. See
// [Trust].
//
// Everything a server can make large, long or surprising is bounded: the body
// ([MaxBody], counted after decompression), the headers ([MaxHeader]), the
// redirects ([MaxRedirects], none of which leaves its origin) and the time
// ([DefaultTimeout], for all requests of one call together). Only status 200 is
// an answer. There are no cookies, no connections kept, and no user names: a
// URL that has one is refused, and error messages hold neither it nor the query.
//
// Behind a proxy it is the proxy that looks up names and dials. Its own address
// comes from the user's environment and is not judged. Of a target that a
// stranger named, what can be told from the URL is: addresses and names that
// are never public are refused. What the proxy makes of another name is the
// proxy's to police.
package fetch
