"""The right answers to the agility test, in codes and as they are typed in plain lines."""

from digimat.questionnaires import bundled_folder, load, read_response

AGILITY = load(bundled_folder() / "agility.yaml").questionnaire
IN_ORDER = [AGILITY.item(name) for name in AGILITY.form().items]


def code(item):
    match item.type:
        case "multi":
            raw = "+".join(item.key)
        case "match":
            raw = " ".join(f"{prompt}={option}" for prompt, option in item.key.items())
        case "sjt_bw":
            raw = f"best={item.key['best']} worst={item.key['worst']}"
        case "short":
            raw = item.key[0]
        case _:
            raw = str(item.key)
    return read_response(item, raw).code


def typed(item):
    numbers = {option: str(number) for number, option in enumerate(item.options, 1)}
    letters = {option: "ABCDEFGH"[number] for number, option in enumerate(item.options)}
    match item.type:
        case "single":
            return numbers[item.key]
        case "multi":
            return " ".join(numbers[option] for option in item.key)
        case "order":
            return " ".join(numbers[option] for option in item.key.split(">"))
        case "match":
            return " ".join(letters[item.key[prompt]] for prompt in item.prompts)
        case "sjt_bw":
            return f"{numbers[item.key['best']]} {numbers[item.key['worst']]}"
    return code(item)
