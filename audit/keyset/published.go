package keyset

import (
	"slices"
	"strings"
)

// publishedKey says where the key with this RFC 7638 thumbprint is printed.
func publishedKey(thumbprint string) (where string, found bool) {
	i, found := slices.BinarySearchFunc(published[:], thumbprint, func(k publishedIn, print string) int {
		return strings.Compare(k.thumbprint, print)
	})
	if !found {
		return "", false
	}
	return published[i].where, true
}

type publishedIn struct{ thumbprint, where string }

// published are keys whose private part is printed, sorted by thumbprint.
var published = [...]publishedIn{
	{"06jkoTzywoi86j7Nh4yxIt4gecDkZRzqJ5vuZF0VJbY", "RFC 9101"},
	{"19J8y7Zprt2-QKLjF2I5pVk0OELX6cY2AfaAv1LC_w8", "the debugger of jwt.io"},
	{"2Adrg41OmmlV3DfecmcVTVFAPYcsZnNR62HYhWRZJ8Y", "RFC 8225 and RFC 8946"},
	{"3YZxBJ12jO3n_mXt_q-j_Z-TFP1vt-NiI3OCf-fEnHQ", "RFC 8410"},
	{"8izOqBCj1XBwWw0-iTcMv27pUKWwFvNmw-kutyfzf-g", "RFC 7520"},
	{"9jg46WB3rR_AHD-EBXdN7cBkH1WOu0tA3M9fm21mqTI", "RFC 7520"},
	{"BHj8s0GPnMEQtkaULIM-PLgEhLBbuGUQ1vMxmBWZzEo", "RFC 9421"},
	{"D8R4-FeTJfzuDUy8bZ0c4hcwpul-Q11gCPs3mw6-R9Q", "RFC 7517"},
	{"DOvxvJiAdIqVWIkFt5hDtCunXLF0BV4-JGv4f-ALSm0", "RFC 6979"},
	{"DdsFv-2-wgcPoDcyS6OXOWVh00JdbWkkVXDCYdxJ3uM", "RFC 7517"},
	{"FVV5umTuau890q59V-4Ga_R6qWb7ON_ivJc4EjvCwTM", "RFC 8032"},
	{"Fa5JHFzFB8yHv0Dk3rGTgtCQPXPr3q8midyfylf8CUU", "RFC 9500"},
	{"FtIu-VbGrfe_KB6CH7GNwODB72MNxj_ml11dEvO-7kk", "RFC 8032"},
	{"Fvi_j8Immo6AlgIwpZKqaXnNP_9b09pLKkQHObRebQY", "RFC 8705"},
	{"HsSFalww3yP-dO-lWGYgFcyV5H22oScIFc4V2Y6GOto", "RFC 7520"},
	{"IsUn6_e04MaShXFIISMp4kG62LWzMIPy_MvSA5pJgX8", "RFC 7515"},
	{"LIstkoCvByn4jk8oZPvigQkzTzO9UwnGnE-VMlkZvYQ", "RFC 9500"},
	{"M0LDoI96XngUSg4xDJ0__MUj2ymdPLQMNSR_D3EXDAs", "RFC 7520"},
	{"NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs", "RFC 7517 and RFC 7638"},
	{"Rt-IyDEhXohvTl_ozKQ9YGflXGuDb3uu3QmqN2LoMwM", "RFC 7520"},
	{"RtoRur_1Dir5M4wuOfqNkDYOf9O_4RJ-aHkTA75RLA8", "RFC 7520"},
	{"TLOWIUBG7ALE2U13WMeEAErmpD48gp8MllKbX_zBARE", "RFC 9500"},
	{"VDMp1ZgGGv1OKgOeDc1EUKHXNQzMdLkCnxPETHdA4v0", "RFC 7520"},
	{"Vy57XrArUrW0NbpI12tEzDHABxMwrTh6HHXRenSpnCo", "RFC 7518"},
	{"X7Nqq56_hWB_zjSTTN0UEEsN9OnnjvGJIjV7MjEnCko", "RFC 8037"},
	{"YEV1EIv9vYLGY_GThCEOLkeymqP0eeXUU7MmlJhqgGA", "RFC 6979"},
	{"YlKlB7M2wnS0cPn_V7OW-FuDLuWdJ9z4OvPHmhGDfeE", "RFC 7520"},
	{"_A_aHBu7xiM07rkhG5XLl8Hkfdh6ZqdTizjdOFmTrjc", "RFC 7591"},
	{"_GK0r6GCoJt9zcssg9lay4obIxgCq05ntiRymRHADSU", "RFC 7518"},
	{"_K0fXS8wlsT7Tn3vvZrs9qdKUIqi5AxQ5EVk41xi_BM", "RFC 7516"},
	{"cn-I_WNMClehiVp51i_0VpOENW1upEerA8sEam5hn-s", "RFC 7517"},
	{"dHri3SADZkrush5HU_50AoRhcKFryN-PI6jPBtPL55M", "RFC 7520"},
	{"gNVUILmGM8X02lmcIVmHKnjrJlfhXYf0Zi8dWhyXGWs", "RFC 7800"},
	{"giQqigT_IKcuzHl0FVJ3k5ts3_TWNAxvsC08UZsfcM8", "RFC 8037 and RFC 7520"},
	{"h_jutvC-jg3Nwueq8LmdSybXykVsBwk4_5u5Y9JiS7E", "RFC 7520"},
	{"jDH_cRgbhQr6FWBeVw-itUyv-Bx8rwx9jCeWCoVS3b0", "RFC 9126"},
	{"k1JnWRfC-5zzmL72vXIuBgTLfVROXBakS4OmGcrMCoc", "RFC 7516 and RFC 7517"},
	{"kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k", "RFC 8037 and RFC 7520"},
	{"l2tfkSzhekdOr24I18E1O_-49AlK14MTo7OxJMS7-HI", "RFC 6979"},
	{"mTVa39KNK8LI9ZgAkyqQOQayaqVO7DXurapqkzEbfMg", "RFC 7520"},
	{"mn9TtdH1OfJlO91eUXaEGe9tTrDzowXs_n2wKGrqLN4", "RFC 7520"},
	{"oD0HwocPBSfpNy5W3bpJeyFGY_IQ_YpqxSjQ3Yd-CLA", "RFC 9421"},
	{"oGDmHqCJ7yzMkWEkrlZVHkvrHIyQwtlDmeq5ForUHeY", "the debugger of jwt.io"},
	{"oKIywvGUpTVTyxMQ3bwIIeQUudfr_CkLMjCE19ECD-U", "RFC 7515 and RFC 7517"},
	{"poqkLGiymh_W0uP6PZFw-dvez3QJT5SolqXBCW38r0U", "RFC 9421"},
	{"qMcTIk5L3jNyE-lcyM8zAaZ1hlDm4ZxII-TitmuoNsU", "RFC 7800"},
	{"rTtHPa7sf4UUCCKAww7j-XnhD2AKwOGNIsGDDipf_EM", "RFC 7520"},
	{"rjT14KFppHOg_L80YOaujYr3L7L0XtD24UHups3cfWo", "RFC 8037"},
	{"svOLuZiKpi3RFmSHAcCJqsQqjBmWR4egaIsgk-2uBak", "RFC 7520"},
	{"tqsISrG_pUi4IXRd2S_IYFnja0Xy7cpZHwbDd3XIFbM", "RFC 7520"},
	{"u5YUSjQ2-2chBi51NSk3t3g7IM4o2KYcnPqPtCNGd3U", "RFC 7515"},
	{"u809Vppx5ixWMOohxWr2aM3m5bD0LQ67g_GPmubQus4", "RFC 8037 and RFC 7520"},
	{"uG5zwmkbOsp4CWXAXpcCwS_BBebz0EP871Y1aRTdY9E", "RFC 9500"},
	{"wLi2IZWIuukcHvhZrxIYPL8GGrdhkffpN8heZxnMP1o", "RFC 7520"},
	{"xtIsOV1FqKH77AI_A3jdTg5QfdabzqI-LNpYTPi0IgI", "RFC 7516"},
	{"y_x3gCJnL6oKGBBIXScabduwxTVy2Wd2bzRVEUbdUzc", "RFC 7515, RFC 7517, RFC 7797 and RFC 7520"},
	{"ydQXMtvbsOsZyFir-Y7A8t7fKEM1gbKPvyFkdpu4fvI", "RFC 9421"},
}
