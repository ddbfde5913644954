/// Running the numbered scripts.
#include "store/migrations.h"

#include <string>

#include "embedded/migration.h"

namespace needlebook::store {

std::span<const Embedded> migrations() { return embedded::migration_all(); }

int version_of(Connection& db) { return static_cast<int>(db.number("PRAGMA user_version")); }

void migrate(Connection& db, std::span<const Embedded> scripts) {
    db.run("PRAGMA foreign_keys = OFF");  // A script may rebuild a table; inside a transaction this does nothing.
    for (auto version = static_cast<std::size_t>(version_of(db)); version < scripts.size(); ++version) {
        Transaction step{db};
        db.run(std::string{scripts[version].text});
        if (auto dangling = db.query("PRAGMA foreign_key_check"); dangling.step())
            throw Failure{Errc::damaged_book, std::string{scripts[version].name}};
        db.run("PRAGMA application_id = " + std::to_string(application_id));
        db.run("PRAGMA user_version = " + std::to_string(version + 1));
        step.commit();
    }
    db.run("PRAGMA foreign_keys = ON");
}

}  // namespace needlebook::store
