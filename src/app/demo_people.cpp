/// Names, complaints, points: all invented, none of a real person.
#include "app/demo_people.h"

#include <array>
#include <cmath>
#include <numbers>

namespace needlebook::app {
namespace {

using outcome::Label;

constexpr std::string_view feet_points = "st36 sp6 ki3 lr3 gb34 ex-le10:1+4";
constexpr std::string_view legs_points = "st36 gb39 sp9 sp6 lr3 gb41";
constexpr std::string_view chemo_points = "li4 li11 ex-ue9 st36 sp6 lr3";
constexpr std::string_view wrist_points = "pc7 r pc6 r te5 r li4";
constexpr std::string_view back_points = "bl23 bl25 gb30 l bl40 l gb34 l bl60 l";
constexpr std::string_view face_points = "st4 r st6 r gb14 r li4 st36";
constexpr std::string_view rib_points = "te6 gb34 sp10 li4 ashi:\"beside the scar\"";

const std::array<DemoPerson, 14>& people() {
    static const std::array<DemoPerson, 14> all{{
        {"Maud",
         "Ellery",
         71,
         ComplaintKind::dpn,
         "Burning feet, worst at night",
         "feet",
         Side::both,
         "about four years",
         MeasureKind::pain,
         "I want to sleep through without getting up to cool my feet.",
         feet_points,
         {Label::reached, Aim::improve, 21, 6, 6.6, -3.6, 8, 0, 0.9, 0, 0, {}}},
        {"Owen",
         "Tallis",
         64,
         ComplaintKind::cipn,
         "Burning hands since chemotherapy",
         "hands",
         Side::both,
         "last spring",
         MeasureKind::pain,
         "Doing up my own buttons.",
         chemo_points,
         {Label::on_course, Aim::improve, 10, 5, 6.4, -3, 4, 3, 0.8, 0, 0, {}}},
        {"Ruth",
         "Penhallow",
         58,
         ComplaintKind::idiopathic,
         "Numb toes, cause not found",
         "feet",
         Side::both,
         "2021",
         MeasureKind::numbness,
         "Not to get worse before my daughter's wedding.",
         legs_points,
         {Label::held_steady, Aim::hold, 31, 6, 5, 0, 8, 0, 0.7, 0, 0, {}, 14}},
        {"Ibrahim",
         "Noor",
         67,
         ComplaintKind::dpn,
         "Numb feet, unsure on stairs",
         "feet",
         Side::both,
         "three years",
         MeasureKind::numbness,
         "Keep what I have.",
         feet_points,
         {Label::steady_so_far, Aim::hold, 19, 6, 4.8, -0.3, 8, 0, 0.7, 0, 0, {}}},
        {"Greta",
         "Lindqvist",
         76,
         ComplaintKind::cipn_platinum,
         "Tingling that climbs",
         "feet and hands",
         Side::both,
         "since oxaliplatin",
         MeasureKind::tingling,
         "Slower would do.",
         chemo_points,
         {Label::slower_than_expected, Aim::slow, 59, 6, 3.4, 0.2, 52, 0, 0.7, 0, 3, {}}},
        {"Samuel",
         "Oakes",
         69,
         ComplaintKind::dpn,
         "Pain in both feet, slowly rising",
         "feet",
         Side::both,
         "six years",
         MeasureKind::pain,
         "If it has to rise, then slowly.",
         legs_points,
         {Label::slower_than_expected_so_far, Aim::slow, 46, 6, 4, 0.1, 52, 0, 0.7, 0, 3.2, {}}},
        {"Dilys",
         "Farrow",
         52,
         ComplaintKind::cts,
         "Night pain in the right wrist",
         "wrist",
         Side::right,
         "last autumn",
         MeasureKind::pain,
         "To hold a pen for a morning.",
         wrist_points,
         {Label::not_reached, Aim::improve, 20, 5, 6, -0.2, 8, 0, 0.9, 0, 0, {}}},
        {"Piotr",
         "Walczak",
         61,
         ComplaintKind::sciatica,
         "Pain down the left leg",
         "leg",
         Side::left,
         "since January",
         MeasureKind::pain,
         "To walk the dog again.",
         back_points,
         {Label::worse, Aim::improve, 18, 5, 4.2, 3, 6, 0, 0.8, 0, 0, {}}},
        {"Hester",
         "Quill",
         45,
         ComplaintKind::idiopathic,
         "Prickling in the shins",
         "legs",
         Side::both,
         "two years",
         MeasureKind::tingling,
         "Fewer bad evenings.",
         legs_points,
         {Label::no_clear_change, Aim::improve, 13, 4, 5.4, -0.8, 8, 0, 1.5, 0, 0, {}}},
        {"Colm",
         "Brennan",
         73,
         ComplaintKind::dpn,
         "Stabbing pain in the toes",
         "feet",
         Side::both,
         "one winter",
         MeasureKind::pain,
         "Less of the stabbing.",
         feet_points,
         {Label::too_early, Aim::improve, 3, 3, 6.8, -0.5, 8, 0, 1, 0, 0, {}}},
        {"Anneke",
         "de Wit",
         80,
         ComplaintKind::hiv,
         "Sore soles",
         "feet",
         Side::both,
         "many years",
         MeasureKind::pain,
         "To stand in the kitchen.",
         feet_points,
         {Label::cannot_be_judged, Aim::improve, 14, 0, 5.6, -1, 8, 0, 1, 0, 0, {}}},
        {"Walter",
         "Pym",
         66,
         ComplaintKind::bells,
         "Right side of the face, half back",
         "face",
         Side::right,
         "eight months",
         MeasureKind::numbness,
         "A straight smile at Christmas.",
         face_points,
         {Label::too_few_recent_scores, Aim::improve, 28, 4, 5.8, -1.5, 8, 0, 1, 104, 0, {}}},
        {"Josefine",
         "Adler",
         84,
         ComplaintKind::phn,
         "Pain where the shingles were",
         "ribs",
         Side::left,
         "last year",
         MeasureKind::pain,
         "An hour's ease now and then.",
         rib_points,
         {{}, Aim::comfort, 16, 3, 6.2, -0.5, 8, 0, 1, 0, 0, {}}},
        {"Leon",
         "Hargreave",
         38,
         ComplaintKind::other,
         "Stiff neck from desk work",
         "neck",
         Side::both,
         "on and off",
         MeasureKind::pain,
         "",
         "gb20 bl10 gb21 li4 si3",
         {{}, Aim::improve, 9, 1, 4.5, -1, 6, 0, 1.2, 0, 0, {}}},
    }};
    return all;
}

constexpr std::array<std::string_view, 24> given_names{
    "Agnes", "Basil", "Cora",  "Desmond", "Edith", "Frank", "Gwen",   "Harold", "Iris",   "Jonah",  "Kirsten", "Lionel",
    "Mabel", "Nadia", "Oscar", "Paula",   "Quinn", "Rosa",  "Stefan", "Tilda",  "Ursula", "Viktor", "Wanda",   "Yusuf"};
constexpr std::array<std::string_view, 28> family_names{
    "Ashdown",  "Birch",    "Calloway", "Draper",   "Eastwick", "Fenn",   "Garside",  "Holloway", "Ingram",  "Jessop",
    "Kettle",   "Lockwood", "Marlow",   "Netherby", "Orchard",  "Pike",   "Quennell", "Rudge",    "Selwood", "Thorne",
    "Underhay", "Vane",     "Whitlow",  "Yarrow",   "Zeller",   "Okafor", "Novak",    "Lindholm"};
constexpr std::array<std::string_view, 14> notes{"Slept better the last two nights.",
                                                 "Walked to the shops and back.",
                                                 "Feet warm to touch.",
                                                 "Tired today, long week.",
                                                 "New shoes, roomier.",
                                                 "Left foot the worse one.",
                                                 "Came by bus, unhurried.",
                                                 "Asked about exercise; showed heel raises.",
                                                 "Cold weather, more tingling.",
                                                 "Nothing new.",
                                                 "Fell asleep on the couch.",
                                                 "Brought the diary.",
                                                 "Skin dry, suggested cream.",
                                                 "Will ring if it flares."};

}  // namespace

int Chance::between(int low, int high) {
    const auto span = static_cast<std::uint64_t>(high - low) + 1;
    return low + static_cast<int>(random_() % span);
}

double Chance::normal() {
    // Box and Muller: the library's own distribution differs from one library to the next.
    constexpr double unit = 1.0 / 9007199254740992.0;  // 2^-53
    constexpr unsigned spare_bits = 11;
    const double u = (static_cast<double>(random_() >> spare_bits) + 0.5) * unit;
    const double v = (static_cast<double>(random_() >> spare_bits) + 0.5) * unit;
    return std::sqrt(-2 * std::log(u)) * std::cos(2 * std::numbers::pi * v);
}

std::span<const DemoPerson> demo_people() { return people(); }

DemoPerson someone(Chance& chance) {
    auto person = chance.one_of(people());
    person.given = chance.one_of(given_names);
    person.family = chance.one_of(family_names);
    person.age = chance.between(28, 88);
    person.course.label.reset();
    person.course.earlier_weeks = 0;
    person.course.start = 3 + chance.between(0, 40) / 10.0;
    person.course.change = -chance.between(-10, 35) / 10.0;
    if (person.course.aim == Aim::slow || person.course.aim == Aim::hold)
        person.course.change = chance.between(-10, 20) / 10.0;
    return person;
}

std::span<const std::string_view> demo_notes() { return notes; }

}  // namespace needlebook::app
