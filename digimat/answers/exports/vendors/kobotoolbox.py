"""KoboToolbox: headings by XML name or label, behind the path of their groups; ticks as 0/1 under ``name/option``.

Source: kobotoolbox/formpack, src/formpack/reporting/export.py and schema/fields.py.
"""

from __future__ import annotations

from digimat.answers.exports.vendors.vendor import Vendor, any_of, names, pattern

VENDOR = Vendor(
    id="kobotoolbox",
    title="KoboToolbox",
    signs=any_of(["_uuid", "_submission_time"], ["_id", "_submission_time"], ["_id", "_uuid"]),
    respondent=("_uuid", "_id"),
    metadata=names(
        "start", "end", "today", "deviceid", "instanceID", "formhub/uuid", "meta/instanceID", "meta/rootUuid",
        "__version__", "_submission_time", "_validation_status", "_notes", "_status", "_tags", "_index",
        "_parent_index", "_parent_table_name", "_xform_id_string", "_geolocation", "_attachments",
    ),
    personal=names("username", "phonenumber", "simserial", "subscriberid", "_submitted_by", "meta/audit"),
    patterns=((pattern(r"_version_(_\w+)?|__version__(_\w+)?"), "metadata"),),
    separators=(" ",),
    other=names("other", "Autre", "Other"),
    paths=True,
)  # fmt: skip
