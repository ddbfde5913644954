/// Writing the history, and walking its chain.
#include "store/history_table.h"

#include "store/connection.h"
#include "store/digest.h"

namespace needlebook::store {
namespace {

Digest seal_of(std::int64_t seq, std::string_view at, std::string_view who, std::string_view kind,
               const std::optional<std::int64_t>& patient, std::string_view subject,
               const std::optional<Bytes>& payload_digest, const Bytes& previous) {
    Sealing seal;
    seal.add(seq).add(at).add(who).add(kind).add(patient.value_or(0)).add(subject);
    // An absent digest and an empty one must not look the same; real ones have 32 bytes.
    return seal.add(payload_digest.value_or(Bytes{})).add(previous).finish();
}

Digest payload_digest_of(const Bytes& salt, std::string_view body) {
    // The length of the salt is fixed, so the bytes need no lengths between them.
    return Sealing{}.add(salt).add(body).finish();
}

HistoryRow history_row_from(Row row) {
    HistoryRow act;
    Bytes hash;
    row.into(act.seq, act.at, act.who, act.kind, act.patient, act.subject, act.payload, hash);
    act.hash = digest_of(hash);
    return act;
}

/// A row as it lies in the book, for checking: nothing is taken for granted.
struct Link {
    std::int64_t seq{};
    std::string at, who, kind, subject;
    std::optional<std::int64_t> patient;
    std::optional<Bytes> payload_digest;
    Bytes previous, hash;
    std::optional<Bytes> salt;
    std::optional<std::string> body;
    bool erased = false;
};

Link link_from(Row row) {
    Link link;
    row.into(link.seq, link.at, link.who, link.kind, link.patient, link.subject, link.payload_digest, link.previous,
             link.hash, link.salt, link.body, link.erased);
    return link;
}

/// What is wrong with the payload of `link`, if anything.
std::optional<Finding> payload_finding(const Link& link) {
    const auto subject = std::to_string(link.seq);
    if (link.payload_digest && !link.body)
        return link.erased ? std::nullopt : std::optional{Finding{"payload_missing", subject, link.kind}};
    if (!link.payload_digest && link.body)
        return Finding{"payload_stray", subject, link.kind};
    if (link.body && bytes_of(payload_digest_of(link.salt.value_or(Bytes{}), *link.body)) != *link.payload_digest)
        return Finding{"payload_changed", subject, link.kind};
    return std::nullopt;
}

}  // namespace

std::string to_hex(const Digest& digest) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (const auto byte : digest) {
        text += digits[byte >> 4U];
        text += digits[byte & 0xfU];
    }
    return text;
}

HistoryHead HistoryTable::head() const {
    auto query = db().query("SELECT count, hash FROM history_head");
    if (!query.step())
        throw DamagedRow{"history_head"};
    HistoryHead head;
    Bytes hash;
    query.row().into(head.count, hash);
    head.hash = digest_of(hash);
    return head;
}

void HistoryTable::append(const Act& act) {
    const auto before = head();
    const auto seq = before.count + 1;
    const auto at = to_text(act.at);
    const auto salt = act.payload ? std::optional{random_bytes(16)} : std::nullopt;
    const auto payload_digest =
        act.payload ? std::optional{bytes_of(payload_digest_of(*salt, *act.payload))} : std::nullopt;
    const auto patient = act.patient ? std::optional{act.patient->value} : std::nullopt;
    const auto previous = bytes_of(before.hash);
    const auto hash = bytes_of(seal_of(seq, at, act.who, act.kind, patient, act.subject, payload_digest, previous));

    auto row = db().query(R"sql(
        INSERT INTO history (seq, at, who, kind, patient_id, subject, payload_digest, previous_hash, hash)
        VALUES (:seq, :at, :who, :kind, :patient_id, :subject, :payload_digest, :previous_hash, :hash)
    )sql");
    row.set(":seq", seq).set(":at", at).set(":who", act.who).set(":kind", act.kind).set(":patient_id", patient);
    row.set(":subject", act.subject).set(":payload_digest", payload_digest).set(":previous_hash", previous);
    row.set(":hash", hash).run();
    if (act.payload) {
        auto payload = db().query("INSERT INTO history_payload (seq, salt, body) VALUES (:seq, :salt, :body)");
        payload.set(":seq", seq).set(":salt", *salt).set(":body", *act.payload).run();
    }
    db().query("UPDATE history_head SET count = :count, hash = :hash").set(":count", seq).set(":hash", hash).run();
}

std::vector<HistoryRow> HistoryTable::of(Id<Patient> patient) const {
    auto query = db().query(R"sql(
        SELECT seq, at, who, kind, patient_id, subject, body, hash
        FROM history LEFT JOIN history_payload USING (seq) WHERE patient_id = :patient_id ORDER BY seq
    )sql");
    query.set(":patient_id", patient);
    return query.all(history_row_from);
}

std::vector<HistoryRow> HistoryTable::of_nobody() const {
    auto query = db().query(R"sql(
        SELECT seq, at, who, kind, patient_id, subject, body, hash
        FROM history LEFT JOIN history_payload USING (seq)
        WHERE patient_id IS NULL OR patient_id NOT IN (SELECT id FROM patient) ORDER BY seq
    )sql");
    return query.all(history_row_from);
}

std::vector<HistoryRow> HistoryTable::exports_of_all() const {
    auto query = db().query(R"sql(
        SELECT seq, at, who, kind, patient_id, subject, body, hash
        FROM history LEFT JOIN history_payload USING (seq)
        WHERE patient_id IS NULL AND kind = 'export' AND subject <> 'recovery sheet' ORDER BY seq
    )sql");
    return query.all(history_row_from);
}

std::vector<HistoryRow> HistoryTable::last(int count) const {
    auto query = db().query(R"sql(
        SELECT seq, at, who, kind, patient_id, subject, body, hash
        FROM history LEFT JOIN history_payload USING (seq) ORDER BY seq DESC LIMIT :count
    )sql");
    query.set(":count", count);
    return query.all(history_row_from);
}

std::vector<HistoryRow> HistoryTable::acts_after(std::int64_t seq) const {
    auto query = db().query(R"sql(
        SELECT seq, at, who, kind, patient_id, subject, NULL, hash FROM history WHERE seq > :seq ORDER BY seq DESC
    )sql");
    query.set(":seq", seq);
    return query.all(history_row_from);
}

std::optional<HistoryRow> HistoryTable::find(std::int64_t seq) const {
    auto query = db().query(R"sql(
        SELECT seq, at, who, kind, patient_id, subject, body, hash
        FROM history LEFT JOIN history_payload USING (seq) WHERE seq = :seq
    )sql");
    query.set(":seq", seq);
    return query.first(history_row_from);
}

void HistoryTable::each(const std::function<void(const HistoryRow&)>& visit) const {
    auto query = db().query(R"sql(
        SELECT seq, at, who, kind, patient_id, subject, body, hash
        FROM history LEFT JOIN history_payload USING (seq) ORDER BY seq
    )sql");
    while (query.step())
        visit(history_row_from(query.row()));
}

std::vector<Id<Patient>> HistoryTable::erased() const {
    return db().query("SELECT patient_id FROM tombstone ORDER BY patient_id").all([](Row row) {
        return row.next<Id<Patient>>();
    });
}

std::vector<Finding> HistoryTable::verify() const {
    auto query = db().query(R"sql(
        SELECT history.seq, at, who, kind, history.patient_id, subject, payload_digest, previous_hash, hash, salt, body,
               tombstone.patient_id IS NOT NULL
        FROM history LEFT JOIN history_payload ON history_payload.seq = history.seq
                     LEFT JOIN tombstone ON tombstone.patient_id = history.patient_id
        ORDER BY history.seq
    )sql");
    std::vector<Finding> findings;
    std::int64_t expected = 1;
    Bytes previous = bytes_of(Digest{});
    while (query.step()) {
        const auto link = link_from(query.row());
        const auto subject = std::to_string(link.seq);
        const bool gap = link.seq != expected;
        for (; expected < link.seq; ++expected)
            findings.push_back({"history_missing", std::to_string(expected), {}});
        const auto seal = seal_of(link.seq, link.at, link.who, link.kind, link.patient, link.subject,
                                  link.payload_digest, link.previous);
        if (bytes_of(seal) != link.hash)
            findings.push_back({"history_changed", subject, link.kind});
        else if (link.previous != previous && !gap)
            findings.push_back({"history_order", subject, link.kind});
        if (const auto finding = payload_finding(link))
            findings.push_back(*finding);
        previous = link.hash;
        expected = link.seq + 1;
    }
    auto stray = db().query(R"sql(
        SELECT patient_id FROM tombstone
        WHERE patient_id NOT IN (SELECT patient_id FROM history WHERE kind = 'erase' AND patient_id IS NOT NULL)
        ORDER BY patient_id
    )sql");
    while (stray.step())
        findings.push_back({"tombstone_stray", std::to_string(stray.row().next<std::int64_t>()), {}});
    const auto told = head();
    if (told.count != expected - 1 || bytes_of(told.hash) != previous)
        findings.push_back({"history_tail", std::to_string(expected - 1), std::to_string(told.count)});
    return findings;
}

}  // namespace needlebook::store
