"""Creation and automation: what the sorting rules and the programs of the stimuli give when they are run."""

from itertools import pairwise
from operator import contains, eq, gt, lt
from random import Random

# The columns that the sorting rules name.
MESSAGE_FIELDS = {
    "expéditeur": 1,
    "sender": 1,
    "objet": 2,
    "subject": 2,
    "pièce jointe": 3,
    "attachment": 3,
}
STOP = ("FIN", "END")
SEEN = ("déjà vue", "already seen")
AMOUNT = ("montant", "amount")
YES = ("oui", "yes")
COUNTER = ("compteur", "counter")
VALUE = ("mesure", "value")


def meets(found, test, value):
    """Whether a test holds: above and under leave the number itself out."""
    tests = {"contient": contains, "contains": contains, "=": eq, ">": gt, "<": lt}
    return tests[test](found, value)


def says(text, *phrases):
    """Whether a text has one of these phrases, of one language each."""
    return any(phrase in text for phrase in phrases)


def messages_in_folder(data, options):
    """Each rule whose condition is met moves the message, and the last one to move it says where it stays; END
    leaves the next rules out.
    """

    def folder_of(message):
        folder = None
        for _, field, test, value, target, then in data["rules"]:
            if meets(message[MESSAGE_FIELDS[field]], test, value):
                folder = target
                if then in STOP:
                    break
        return folder

    return sum(folder_of(message) == data["asked"] for message in data["messages"])


def invoices_in_tray(data, options):
    """The first rule whose condition is met says the tray; seen is one higher up with this supplier and amount."""

    def tray_of(place):
        _, supplier, amount, ordered = data["invoices"][place]
        seen = any(row[1:3] == [supplier, amount] for row in data["invoices"][:place])
        for _, field, test, value, tray in data["rules"]:
            if field in SEEN:
                met = seen == (value in YES)
            else:
                met = meets(amount if field in AMOUNT else ordered, test, value)
            if met:
                return tray
        return data["other"]

    return sum(tray_of(place) == data["asked"] for place in range(len(data["invoices"])))


def messages_of_sensor(data, options):
    """All rules are read for a reading, in order, with the counter as the rules before have left it."""
    counter = sent = 0
    for _, measured, mode in data["readings"]:
        for _, field, test, value, action in data["rules"]:
            found = counter if field in COUNTER else measured if field in VALUE else mode
            met = meets(found, test, value)
            if says(action, "passer au relevé suivant", "go to the next reading"):
                if met:
                    break
            elif says(action, "ajouter 1", "add 1"):
                counter = counter + 1 if met else 0
            elif says(action, "envoyer un message", "send a message"):
                sent += met
            elif says(action, "remettre le compteur à 0", "reset the counter to 0"):
                counter = 0 if met else counter
            else:
                raise ValueError(action)
    return sent


def loading_program(data, options):
    """Serve the first of the queue; one above the limit goes to its end, and the other lines wait for the next."""
    limit, load, trips_done, queue = data["limit"], 0, 0, list(data["queue"])
    while queue:
        served = queue.pop(0)
        if served > limit:
            queue.append(served)
            continue
        if load + served > limit:
            trips_done += 1
            load = 0
            limit += 1
        load += served
    return trips_done * data["factor"] + load


def nested_formula(data, options):
    """The functions of the help, from the innermost brackets outwards."""

    def above(limit, numbers):
        return [number for number in numbers if number > limit]

    def gaps(numbers):
        return [number - before for before, number in pairwise(numbers)]

    def place(wanted, numbers):
        return next(place for place, number in enumerate(numbers, start=1) if number >= wanted)

    numbers = data["numbers"]
    removed = numbers[len(above(data["above"], numbers)) :]
    return sum(above(place(data["from"], numbers), gaps(removed)))


def displayed(numbers, sales):
    """The four numbers that the program displays, from the numbers of its lines; none if a place does not exist."""

    def sale(place):
        if not 0 <= place < len(sales):
            raise LookupError(place)
        return sales[place]

    n = numbers
    try:
        total = n[1, "start"]
        for i in range(n[2, "from"], n[2, "to"]):
            total += sale(i)
        rises = n[5, "start"]
        for i in range(n[6, "from"], n[6, "to"]):
            if sale(i) > sale(i - n[7, "back"]):
                rises += n[8, "more"]
        best = n[10, "start"]
        for i in range(n[11, "from"], n[11, "to"]):
            three = sale(i) + sale(i + n[12, "second"]) + sale(i + n[12, "third"])
            best = max(best, three)
        last = n[16, "start"]
        for i in range(n[17, "from"], n[17, "to"]):
            last += sale(i)
    except LookupError:
        return None
    return total, rises, best, last


def intended(last, sales):
    """The four results that the comments of the program promise."""
    rises = sum(after > before for before, after in pairwise(sales))
    return (
        sum(sales),
        rises,
        max(map(sum, zip(sales, sales[1:], sales[2:], strict=False))),
        sum(sales[-last:]),
    )


def line_of_the_error(data, options):
    """The line of the only number that, made smaller or larger by 1, gives the four intended results.

    Fifty lists of sales tell two programs apart; the numbers that no set changes are tried as well.
    """
    numbers = {
        **{(line, "start"): 0 for line in (1, 5, 10, 16)},
        **{(8, "more"): 1, (12, "second"): 1, (12, "third"): 2, (7, "back"): data["back"]},
        **{
            (line, end): data[f"{loop}_{end}"]
            for line, loop in {2: "total", 6: "rise", 11: "best", 17: "last"}.items()
            for end in ("from", "to")
        },
    }
    lists = [Random(seed).choices(range(100), k=data["size"]) for seed in range(50)]

    def right(tried):
        return all(displayed(tried, sales) == intended(data["last"], sales) for sales in lists)

    assert not right(numbers)
    (line,) = [
        line
        for (line, name), number in numbers.items()
        for changed in (number - 1, number + 1)
        if right({**numbers, (line, name): changed})
    ]
    return line


SOLVERS = {
    ("a3d2", "v1"): messages_in_folder,
    ("a3d2", "v2"): invoices_in_tray,
    ("a3d2", "v3"): messages_of_sensor,
    ("a3d4", "v1"): loading_program,
    ("a3d4", "v2"): nested_formula,
    ("a3d4", "v3"): line_of_the_error,
}
