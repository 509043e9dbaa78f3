"""Security, privacy, sustainability: the answers worked out from the rules that stems and stimuli state."""

from urllib.parse import urlsplit

ON_SITE = ("sur place", "on site")
# The code of a password refused.
REFUSED = ("KO", "FAIL")


def minutes(time):
    """Minutes since midnight: 75 for "01:15"."""
    hours, minutes = time.split(":")
    return int(hours) * 60 + int(minutes)


def between(time, start, end):
    """Whether a time is from one to another, both in; the night goes over midnight."""
    time, start, end = minutes(time), minutes(start), minutes(end)
    return start <= time <= end if start <= end else time >= start or time <= end


def foreign_address(data, options):
    """The one address whose host is neither the domain nor in it.

    The host stands after "//" and after the last "@" there, and before the first "/", "?" or "#" (RFC 3986, 3.2);
    capitals make no difference in it; a name ends with the domain it is in.
    """
    hosts = {code: urlsplit(address).hostname for code, address in options.items()}
    (code,) = [code for code, host in hosts.items() if not f".{host}".endswith(f".{data['domain']}")]
    return code


def forced_account(data, options):
    """The account of the first OK with 3 refusals or more in the 5 minutes before, of its account and address."""
    for place, (time, account, address, code) in enumerate(data["log"]):
        refused = [
            earlier
            for earlier, *login, outcome in data["log"][:place]
            if login == [account, address] and outcome in REFUSED and minutes(time) - minutes(earlier) <= 5
        ]
        if code == "OK" and len(refused) >= 3:
            return account
    return None


def impossible_trip(data, options):
    """The account of the first on-site login that is elsewhere than its last one, sooner than the trip takes."""
    trips = {frozenset((start, end)): needed for start, end, needed in data["trips"]}
    last = {}
    for time, account, site, kind in data["log"]:
        if kind not in ON_SITE:
            continue
        if account in last:
            earlier, other = last[account]
            if site != other and minutes(time) - minutes(earlier) < trips[frozenset((site, other))]:
                return account
        last[account] = (time, site)
    return None


def suspicious_event(data, options):
    """The first event that raises a level, from 22:00 to 05:59, by somebody who is not on call then, to a level
    that no earlier event shows the account to have had, before or after it.
    """
    had = set()
    for event, time, author, account, before, after in data["log"]:
        higher = data["rights"].index(after) > data["rights"].index(before)
        on_call = [who for start, end, who in data["shifts"] if between(time, start, end)]
        new = (account, after) not in had
        if higher and between(time, "22:00", "05:59") and author not in on_call and new:
            return event
        had |= {(account, before), (account, after)}
    return None


SOLVERS = {
    ("a4d1", "v1"): foreign_address,
    ("a4d1", "v2"): foreign_address,
    ("a4d1", "v3"): foreign_address,
    ("a4d4", "v1"): forced_account,
    ("a4d4", "v2"): impossible_trip,
    ("a4d4", "v3"): suspicious_event,
}
