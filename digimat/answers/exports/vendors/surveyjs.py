"""SurveyJS: an object a response, its names those of the questions; ``q1-Comment`` holds the words beside "other"."""

from __future__ import annotations

from digimat.answers.exports.vendors.vendor import Vendor, any_of, names

VENDOR = Vendor(
    id="surveyjs",
    title="SurveyJS",
    signs=any_of(
        ["instanceId"],
        ["HappendAt"],
        ["HappenedAt"],
        ["surveyId", "postId"],
        ["id", "postId"],
        ["id", "createdAt"],
    ),
    respondent=("instanceId", "id", "resultId"),
    metadata=names(
        "HappendAt", "HappenedAt", "createdAt", "surveyId", "postId", "pageNo", "locale", "timeSpent",
        "surveyVersion", "completedAt", "startedAt",
    ),
    personal=names("userId", "clientIp", "ip"),
    separators=("\n", ","),
    other=names("Comment", "other"),
)  # fmt: skip
